export type Token = [kind: "keyword" | "text" | "number" | "comment" | "name" | "", text: string];

const PATTERN =
  /(?<comment>#.*)|(?<text>[rbfuRBFU]{0,2}(?:"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))|(?<number>\b\d[\d_.]*(?:e[+-]?\d+)?\b)|(?<word>[A-Za-z_]\w*)/g;
const KEYWORDS = new Set(
  "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield True False None self".split(
    " ",
  ),
);

/** The words of one line of Python, each with its kind: enough to read by, not a parser. */
export function tokens(line: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  let previous = "";
  for (const match of line.matchAll(PATTERN)) {
    if (match.index > end) found.push(["", line.slice(end, match.index)]);
    found.push([kindOf(match.groups ?? {}, previous), match[0]]);
    previous = match[0];
    end = match.index + match[0].length;
  }
  if (end < line.length) found.push(["", line.slice(end)]);
  return found;
}

function kindOf(groups: Record<string, string>, previous: string): Token[0] {
  if (groups.comment) return "comment";
  if (groups.text) return "text";
  if (groups.number) return "number";
  if (KEYWORDS.has(groups.word ?? "")) return "keyword";
  return previous === "def" || previous === "class" ? "name" : "";
}
