import type { CommandDescription } from "./describe.ts";
import type { Offer } from "./offers.ts";
import { caseLines, indented, type Patterns, patternsOf, walkCases } from "./patterns.ts";

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A word for `_describe`: a colon parts it from what it means. */
const described = (word: string, meaning: string): string =>
  quoted(`${word.replaceAll(":", "\\:")}${meaning === "" ? "" : `:${meaning}`}`);

function foundIn({ words, paths }: Offer): string {
  if (paths !== "none") return `paths=${paths}`;
  // After neo4j:// the address goes on: no space.
  const unfinished = words.filter((word) => word.endsWith("://"));
  const whole = words.filter((word) => !unfinished.includes(word));
  const found = `found=(${whole.map((word) => described(word, "")).join(" ")})`;
  return unfinished.length === 0 ? found : `${found}; compadd -S '' -- ${unfinished.map(quoted).join(" ")}`;
}

const optionCases = (commands: readonly CommandDescription[]): string =>
  indented(
    commands.flatMap(({ path, options }) => {
      const words = options.flatMap(({ flags, description }) => flags.map((flag) => described(flag, description)));
      return caseLines([path], `found=(${words.join(" ")})`);
    }),
  );

const valueCases = (commands: readonly CommandDescription[], { offers }: Patterns): string =>
  indented([
    ...offers.flatMap(({ pattern, offer }) => caseLines([pattern], foundIn(offer))),
    ...commands.flatMap(({ path, commands: parts }) => {
      const words = parts.map(({ name, summary }) => described(name, summary));
      return words.length === 0 ? [] : caseLines([`${path}|1`], `found=(${words.join(" ")})`);
    }),
  ]);

/** A script for zsh, to be sourced after `compinit` or kept as `_papergraph` in a folder of `$fpath`. */
export function zshScript(commands: readonly CommandDescription[]): string {
  const patterns = patternsOf(commands);
  return `#compdef papergraph
# Completion of papergraph for zsh, made by: papergraph completion zsh
_papergraph() {
  local command='' option='' many='' paths='' word
  local -i operand=1 at
  local -a found
  for ((at = 2; at < CURRENT; at++)); do
    word=$words[at]
    if [[ -n $option && $word != -* ]]; then
      [[ -n $many ]] || option=''
      continue
    fi
    option='' many=''
    case "$command|$word" in
${walkCases(patterns)}
    esac
  done
  if [[ -z $option && $PREFIX == --*=* ]]; then
    option=\${PREFIX%%=*}
    compset -P '*='
  fi
  if [[ $PREFIX == -* && ( -z $option || -n $many ) ]]; then
    case $command in
${optionCases(commands)}
    esac
    _describe -o option found
    return
  fi
  case "$command|\${option:-$operand}" in
${valueCases(commands, patterns)}
  esac
  case $paths in
    files) _files ;;
    folders) _path_files -/ ;;
    *) _describe value found ;;
  esac
}
if [[ $funcstack[1] == _papergraph ]]; then
  _papergraph "$@"
else
  compdef _papergraph papergraph
fi
`;
}
