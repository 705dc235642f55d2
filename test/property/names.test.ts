import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { ENTITY_TYPES } from "../../src/model/extraction.ts";
import { compareNames, loadKnowledge, prepareName } from "../../src/resolve/names/index.ts";

const knowledge = loadKnowledge();

/** Words of names, so that names have much in common: versions, short forms, heads, adjectives, slips. */
const word = fc.constantFrom(
  "LLM",
  "large language model",
  "GPT",
  "ResNet",
  "4",
  "4.0",
  "50",
  "v2",
  "based",
  "agents",
  "federated",
  "continual",
  "learning",
  "learnign",
  "score",
  "of",
  "the",
  "models",
  "network",
  "C++",
  "R@5",
  "β",
  "dataset",
);
const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
const type = fc.constantFrom(...ENTITY_TYPES);

test.prop([type, name, name])("the order of two names does not change what they are to each other", (of, a, b) => {
  const [first, second] = [prepareName(of, a, knowledge), prepareName(of, b, knowledge)];
  const { verdict, reason, score } = compareNames(first, second, knowledge);
  expect(compareNames(second, first, knowledge)).toMatchObject({ verdict, score, ...(reason && { reason }) });
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
});

test.prop([type, name])("a name is itself with hyphens and with spaces around", (of, text) => {
  const written = prepareName(of, text, knowledge);
  for (const other of [text, text.replaceAll(" ", "-"), `  ${text} `]) {
    expect(compareNames(written, prepareName(of, other, knowledge), knowledge).verdict).toBe("same");
  }
});

test.prop([type, fc.string({ unit: "binary" }), fc.string({ unit: "binary" })])(
  "any two texts can be compared",
  (of, a, b) => {
    const [first, second] = [prepareName(of, a, knowledge), prepareName(of, b, knowledge)];
    expect(["same", "variant", "different"]).toContain(compareNames(first, second, knowledge).verdict);
  },
);
