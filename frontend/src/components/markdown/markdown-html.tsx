import { useEffect, useState } from "react";
import classes from "@/components/markdown/markdown.module.css";
import { hasMath, loadMath, renderMarkdown } from "@/components/markdown/render-markdown";

type MathRenderer = Awaited<ReturnType<typeof loadMath>>;

/** Loaded lazily: see `markdown.tsx`. */
export default function MarkdownHtml({ text }: { text: string }) {
  const [math, setMath] = useState<MathRenderer | null>(null);
  const wanted = hasMath(text);
  useEffect(() => {
    if (wanted && !math) void loadMath().then((loaded) => setMath(() => loaded));
  }, [wanted, math]);
  const html = renderMarkdown(text, math);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in renderMarkdown
  return <div className={classes.prose} dangerouslySetInnerHTML={{ __html: html }} />;
}
