import DOMPurify from "dompurify";
import { Marked, type TokenizerAndRendererExtension } from "marked";

type MathRenderer = (tex: string, block: boolean) => string;

const MATH = /(^|[^\\])\$[^\s$]|(^|[^\\])\$\$/;

/** Whether a text has mathematics in it, and so is worth the renderer's weight. */
export function hasMath(text: string): boolean {
  return MATH.test(text);
}

/** The renderer of mathematics: MathML, which needs no font and no style of ours. */
export async function loadMath(): Promise<MathRenderer> {
  const { default: temml } = await import("temml");
  return (tex, block) => temml.renderToString(tex, { displayMode: block, throwOnError: false, trust: false });
}

/** Markdown as safe HTML: no script, no picture or style from elsewhere, links that open apart. */
export function renderMarkdown(text: string, math: MathRenderer | null): string {
  const marked = new Marked({ gfm: true, breaks: false });
  if (math) marked.use({ extensions: [mathBlock(math), mathInline(math)] });
  const html = marked.parse(text, { async: false });
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true, mathMl: true },
    FORBID_TAGS: ["img", "picture", "video", "audio", "style", "form", "input", "iframe"],
    FORBID_ATTR: ["style", "class", "id"],
  });
}

function mathBlock(math: MathRenderer): TokenizerAndRendererExtension {
  return {
    name: "mathBlock",
    level: "block",
    start: (source) => source.indexOf("$$"),
    tokenizer(source) {
      const found = /^\$\$([\s\S]+?)\$\$/.exec(source);
      return found ? { type: "mathBlock", raw: found[0], tex: found[1] ?? "" } : undefined;
    },
    renderer: (token) => math(String(token.tex).trim(), true),
  };
}

function mathInline(math: MathRenderer): TokenizerAndRendererExtension {
  return {
    name: "mathInline",
    level: "inline",
    start: (source) => source.indexOf("$"),
    tokenizer(source) {
      const found = /^\$((?:\\.|[^$\n\\])+?)\$(?!\d)/.exec(source);
      if (!found?.[1] || /^\s|\s$/.test(found[1])) return undefined;
      return { type: "mathInline", raw: found[0], tex: found[1] };
    },
    renderer: (token) => math(String(token.tex), false),
  };
}

DOMPurify.addHook("afterSanitizeAttributes", (node) => {
  if (node instanceof HTMLAnchorElement && !node.getAttribute("href")?.startsWith("#")) {
    node.setAttribute("target", "_blank");
    node.setAttribute("rel", "noopener noreferrer nofollow");
  }
});
