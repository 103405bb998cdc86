import { lazy, type ReactNode, Suspense } from "react";
import classes from "@/components/code/code.module.css";
import { CopyButton } from "@/components/copy-button";

const CodeMirror = lazy(() => import("@/components/code/code-mirror"));
const CodeMerge = lazy(() => import("@/components/code/code-merge"));

type CodeProps = { source: string; label: string; height?: string };

/** Python to read: shown at once as plain text, coloured when the editor has arrived. */
export function CodeView({ source, label, height }: CodeProps) {
  // The editor would number an empty last line, which plain text does not show.
  const text = source.replace(/\n$/, "");
  return (
    <Suspense fallback={<PlainText text={text} height={height} />}>
      <CodeMirror source={text} label={label} height={height} />
    </Suspense>
  );
}

/** Python to write. */
export function CodeEditor({ source, label, height, onChange }: CodeProps & { onChange: (source: string) => void }) {
  return (
    <Suspense fallback={<PlainText text={source} height={height} />}>
      <CodeMirror source={source} label={label} height={height} onChange={onChange} />
    </Suspense>
  );
}

type DiffProps = { before: string; after: string; label: string; height?: string };

/** What changed between two sources. */
export function CodeDiff({ before, after, label, height }: DiffProps) {
  return (
    <Suspense fallback={<PlainText text={after} height={height} />}>
      <CodeMerge before={before} after={after} label={label} height={height} />
    </Suspense>
  );
}

type PlainProps = { text: string; height?: string | undefined; wrap?: boolean; title?: ReactNode; copy?: string };

/** Any text in fixed width, without the editor's weight. */
export function PlainText({ text, height, wrap = false, title, copy }: PlainProps) {
  return (
    <div className={classes.frame} style={{ "--code-height": height }}>
      {(title || copy) && (
        <div className={classes.bar}>
          <span>{title}</span>
          {copy && <CopyButton text={text} label={copy} />}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={`${classes.plain} ${wrap ? classes.wrap : ""}`} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
