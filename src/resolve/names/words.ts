/** What is known of words: both from shipped tables. */
export interface WordKnowledge {
  /** True for a word that texts write in small letters: of names, it is the description ("language" in "language model"), not the name. */
  isPlainWord(word: string): boolean;
  /** What a short form stands for wherever it stands in a name: `llm` → `large language model`. */
  longForms: ReadonlyMap<string, readonly string[]>;
}
