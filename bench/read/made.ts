import { createWriteStream } from "node:fs";
import { once } from "node:events";
import type { Writing, WrittenPaper } from "../../test/writings.ts";
import { createRandom } from "../resolution/made-names.ts";

const WORDS = (
  "we present a new method for graphs that learns from few examples and is trained on large corpora of text with transformers " +
  "the results show naïve models fail while ours improves accuracy by 3.2% over strong baselines in Münster and Łódź questions about " +
  "robust representation of proteins images speech β-sheets (see below) evaluation under noise is costly “yet” useful"
).split(" ");

/** So many papers are different; more would only cost memory. */
const PAPERS = 500;

/** A paper of the usual size: a title of about 10 words, an abstract of 100 to 200. */
function makePaper(random: () => number): WrittenPaper {
  const words = (count: number): string =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  return { title: `On ${words(9)}`, abstract: `Here ${words(100 + Math.floor(random() * 100))}.` };
}

/** Writes papers until the file is of this size at least; how many they are. */
export async function writeMade(path: string, writing: Writing, bytes: number): Promise<number> {
  const random = createRandom(7);
  const records = Array.from({ length: PAPERS }, () => Buffer.from(writing.write(makePaper(random))));
  const between = Buffer.from(writing.between);
  const file = createWriteStream(path);
  const put = async (buffer: Buffer): Promise<void> => {
    if (!file.write(buffer)) await once(file, "drain");
  };
  await put(Buffer.from(writing.head));
  let papers = 0;
  for (let size = 0; size < bytes; papers += 1) {
    const record = records[papers % PAPERS] ?? between;
    if (papers > 0) await put(between);
    await put(record);
    size += between.length + record.length;
  }
  file.end(writing.tail);
  await once(file, "close");
  return papers;
}
