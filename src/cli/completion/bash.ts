import type { CommandDescription } from "./describe.ts";
import { caseLines, indented, type Patterns, patternsOf, walkCases } from "./patterns.ts";

const optionCases = (commands: readonly CommandDescription[]): string =>
  indented(
    commands.flatMap(({ path, options }) =>
      caseLines([path], `words='${options.flatMap(({ flags }) => flags).join(" ")}'`),
    ),
  );

const valueCases = (commands: readonly CommandDescription[], { offers }: Patterns): string =>
  indented([
    ...offers.flatMap(({ pattern, offer }) =>
      caseLines([pattern], offer.paths === "none" ? `words='${offer.words.join(" ")}'` : `paths=${offer.paths}`),
    ),
    ...commands.flatMap(({ path, commands: parts }) =>
      parts.length === 0 ? [] : caseLines([`${path}|1`], `words='${parts.map(({ name }) => name).join(" ")}'`),
    ),
  ]);

/** A script for bash 3.2 or later, to be sourced. */
export function bashScript(commands: readonly CommandDescription[]): string {
  const patterns = patternsOf(commands);
  return `# Completion of papergraph for bash, made by: papergraph completion bash
_papergraph() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' option='' many='' words='' paths='' at word
  local -i operand=1
  # --option=value comes as three words.
  [[ $current == '=' ]] && current=''
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    [[ $word == '=' ]] && continue
    if [[ -n $option && $word != -* ]]; then
      [[ -n $many ]] || option=''
      continue
    fi
    option='' many=''
    case "$command|$word" in
${walkCases(patterns)}
    esac
  done
  if [[ $current == -* && ( -z $option || -n $many ) ]]; then
    case $command in
${optionCases(commands)}
    esac
  else
    case "$command|\${option:-$operand}" in
${valueCases(commands, patterns)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $paths ]]; then
    compopt -o filenames 2>/dev/null
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(
      if [[ $paths == files ]]; then compgen -f -- "$current"; else compgen -d -- "$current"; fi
    )
  fi
  # After neo4j:// the address goes on.
  [[ \${COMPREPLY[0]} == *:// ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _papergraph papergraph
`;
}
