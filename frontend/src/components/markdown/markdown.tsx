import { lazy, Suspense } from "react";
import classes from "@/components/markdown/markdown.module.css";

const MarkdownHtml = lazy(() => import("@/components/markdown/markdown-html"));

/** A text that somebody or some model wrote in Markdown, mathematics between dollars included. */
export function Markdown({ text }: { text: string }) {
  return (
    <Suspense
      fallback={
        <div className={classes.prose} style={{ whiteSpace: "pre-wrap" }}>
          {text}
        </div>
      }
    >
      <MarkdownHtml text={text} />
    </Suspense>
  );
}
