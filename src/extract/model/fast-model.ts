import { ENTITY_TYPES, type EntityType } from "../../model/extraction.ts";
import type { ClassifierWeights } from "../classifier/classifier.ts";
import { LABEL_COUNT } from "../tagger/bio.ts";
import { TRANSITION_COUNT } from "../tagger/crf.ts";
import type { Gazetteer } from "../tagger/gazetteer.ts";
import { createKeyedRows, type Keyed } from "../tagger/key-table.ts";
import type { Lexicon } from "../tagger/lexicon.ts";
import type { TaggerModel } from "../tagger/tagger.ts";
import type { ResultWeights } from "../results/find.ts";
import { SLOTS } from "../results/link-features.ts";
import { type ByteReader, type ByteWriter, createReader, createWriter } from "./bytes.ts";
import { openTable, readKeys, readRows, readTable, roundTable, writeKeys, writeTable } from "./tables.ts";

/** Everything that the fast extractor has learned. */
export interface FastModel {
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  readonly tagger: TaggerModel;
  /** Whether a candidate names something: classes 0 no, 1 yes. */
  readonly scorer: ClassifierWeights;
  /** Whether two names of a paper are one thing: classes 0 no, 1 yes. */
  readonly names: ClassifierWeights;
  /** By type; classes are the places in `ROLES`. */
  readonly roles: Readonly<Record<EntityType, ClassifierWeights>>;
  readonly results: ResultWeights;
}

/** The first number of the file; raised when its layout changes. */
const FORMAT = 0x5047_0003;

/** The weights of two classes mirror each other: those of the second say all. */
function writeClassifier(writer: ByteWriter, { classes, keys, weights }: ClassifierWeights): void {
  const isMirrored = classes === 2;
  const kept = isMirrored ? weights.filter((_, place) => place % 2 === 1) : weights;
  writer.varint(classes);
  writeTable(writer, roundTable({ width: isMirrored ? 1 : classes, keys, weights: kept }));
}

function readClassifier(reader: ByteReader): ClassifierWeights {
  const classes = reader.varint();
  const { width, keys, weights } = openTable(readTable(reader));
  if (width === classes) return { classes, keys, weights };
  const mirrored = Float32Array.from({ length: 2 * weights.length }, (_, place) => {
    const weight = weights[place >> 1]!;
    return place % 2 === 1 ? weight : -weight;
  });
  return { classes, keys, weights: mirrored };
}

const byKey = <Value>(values: Keyed<Value>): readonly (readonly [number, Value])[] =>
  [...values].toSorted(([a], [b]) => a - b);

/** A model as bytes: the same model gives the same bytes. Weights are in 8 bits. */
export function encodeModel(model: FastModel): Uint8Array {
  const writer = createWriter();
  writer.varint(FORMAT);
  writeLexicon(writer, model.lexicon);
  writeGazetteer(writer, model.gazetteer);
  writeTable(writer, { width: LABEL_COUNT, ...model.tagger });
  for (const transition of model.tagger.transitions) writer.float32(transition);
  writeClassifier(writer, model.scorer);
  writeClassifier(writer, model.names);
  for (const type of ENTITY_TYPES) writeClassifier(writer, model.roles[type]);
  writeClassifier(writer, model.results.values);
  for (const slot of SLOTS) writeClassifier(writer, model.results.links[slot]);
  return writer.finish();
}

/** Reads what `encodeModel` wrote; throws a `RangeError` for anything else. */
export function decodeModel(bytes: Uint8Array): FastModel {
  const reader = createReader(bytes);
  if (reader.varint() !== FORMAT) throw new RangeError("The file does not begin as a model of this version does.");
  const lexicon = readLexicon(reader);
  const gazetteer = readGazetteer(reader);
  const { keys, steps, scale } = readTable(reader);
  const transitions = Float32Array.from({ length: TRANSITION_COUNT }, () => reader.float32());
  const scorer = readClassifier(reader);
  const names = readClassifier(reader);
  const [method, dataset, metric, task] = ENTITY_TYPES.map(() => readClassifier(reader));
  const roles = { Method: method!, Dataset: dataset!, Metric: metric!, Task: task! };
  const results = readResults(reader);
  return { lexicon, gazetteer, tagger: { keys, steps, scale, transitions }, scorer, names, roles, results };
}

function readResults(reader: ByteReader): ResultWeights {
  const values = readClassifier(reader);
  const [metric, dataset, method, baseline] = SLOTS.map(() => readClassifier(reader));
  return { values, links: { metric: metric!, dataset: dataset!, method: method!, baseline: baseline! } };
}

function writeLexicon(writer: ByteWriter, lexicon: Lexicon): void {
  const words = byKey(lexicon);
  const levels = words[0]?.[1].clusters.length ?? 0;
  writer.varint(words.length);
  writer.varint(levels);
  writeKeys(
    writer,
    words.map(([key]) => key),
  );
  for (const [, { clusters, casing, frequency }] of words) {
    for (const cluster of clusters) writer.varint(cluster);
    writer.varint(casing * 10 + frequency);
  }
}

function readLexicon(reader: ByteReader): Lexicon {
  const size = reader.varint();
  const levels = reader.varint();
  const keys = readKeys(reader, size);
  return createKeyedRows(keys, readRows(reader, size, levels + 1), (rows, base) => {
    const packed = rows[base + levels]!;
    return {
      clusters: [...rows.subarray(base, base + levels)],
      casing: Math.floor(packed / 10),
      frequency: packed % 10,
    };
  });
}

function writeGazetteer(writer: ByteWriter, gazetteer: Gazetteer): void {
  const phrases = byKey(gazetteer);
  writer.varint(phrases.length);
  writeKeys(
    writer,
    phrases.map(([key]) => key),
  );
  for (const [, { named, papers }] of phrases) for (const count of [papers, ...named]) writer.varint(count);
}

function readGazetteer(reader: ByteReader): Gazetteer {
  const keys = readKeys(reader, reader.varint());
  return createKeyedRows(keys, readRows(reader, keys.length, 1 + ENTITY_TYPES.length), (rows, base) => ({
    papers: rows[base]!,
    named: ENTITY_TYPES.map((_, type) => rows[base + 1 + type]!),
  }));
}
