import { describe, expect, test } from "vitest";
import { inBatches, mapAhead } from "../../src/batches.ts";

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

async function refuseTwo(number: number): Promise<number> {
  if (number === 2) throw new Error("two");
  return number;
}

async function* failing(): AsyncGenerator<number> {
  yield* numbers(3);
  throw new Error("cut short");
}

describe("mapAhead", () => {
  test("gives results in order, with no more work ahead than was asked for", async () => {
    let begun = 0;
    const seen: number[] = [];
    const work = async (number: number): Promise<number> => {
      begun++;
      return number * 10;
    };
    for await (const result of mapAhead(numbers(6), 2, work)) {
      expect(begun).toBeLessThanOrEqual(seen.length + 3);
      seen.push(result);
    }
    expect(seen).toEqual([0, 10, 20, 30, 40, 50]);
  });

  test("throws what failed when it is its turn", async () => {
    const seen: number[] = [];
    const take = async (): Promise<void> => {
      for await (const result of mapAhead(numbers(6), 3, refuseTwo)) seen.push(result);
    };
    await expect(take()).rejects.toThrow("two");
    expect(seen).toEqual([0, 1]);
  });
});

test("a stream that fails gives what came before as a last list", async () => {
  const lists: (readonly number[])[] = [];
  const take = async (): Promise<void> => {
    for await (const list of inBatches(failing(), 2)) lists.push(list);
  };
  await expect(take()).rejects.toThrow("cut short");
  expect(lists).toEqual([[0, 1], [2]]);
});
