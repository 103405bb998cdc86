import { unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useLayoutEffect, useRef } from "react";
import classes from "@/components/code/code.module.css";
import { readingSetup, unchangeable } from "@/components/code/code-setup";

type CodeMergeProps = { before: string; after: string; label: string; height?: string | undefined };

/** Two sources as one text with what went and what came. Loaded lazily: see `code.tsx`. */
export default function CodeMerge({ before, after, label, height }: CodeMergeProps) {
  const holder = useRef<HTMLDivElement>(null);
  // Before anything is painted: else the frame is empty for a moment, and all that is below it jumps.
  useLayoutEffect(() => {
    if (!holder.current) return;
    const view = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          readingSetup(label),
          unchangeable,
          unifiedMergeView({
            original: before,
            mergeControls: false,
            highlightChanges: true,
            collapseUnchanged: { margin: 3, minSize: 6 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, label]);
  return <div ref={holder} className={classes.frame} style={{ "--code-height": height }} />;
}
