/** What is known of words: both from shipped tables. */
export interface WordKnowledge {
  /** True for a word that texts write in small letters: of names, it is the description ("language" in "language model"), not the name. */
  isPlainWord(word: string): boolean;
  /** Whether a word, in the form in which names are compared, is a short form that `shorten` puts in. */
  isShortForm(word: string): boolean;
  /** Puts short forms in place of what they stand for: `large language model agent` → `llm agent`. */
  shorten(name: readonly string[]): readonly string[];
  /** The reverse: puts in what short forms stand for. */
  spellOut(name: readonly string[]): readonly string[];
}
