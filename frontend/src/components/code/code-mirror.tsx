import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef } from "react";
import classes from "@/components/code/code.module.css";
import { readingSetup, unchangeable, writingSetup } from "@/components/code/code-setup";

type CodeMirrorProps = {
  source: string;
  label: string;
  height?: string | undefined;
  onChange?: ((source: string) => void) | undefined;
};

/** Python in the editor; read-only where nothing listens. Loaded lazily: see `code.tsx`. */
export default function CodeMirror({ source, label, height, onChange }: CodeMirrorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const listener = useRef(onChange);
  listener.current = onChange;
  const writable = onChange !== undefined;
  // The text at the start only: later texts are sent in by the second effect, so that the cursor stays.
  const first = useRef(source);
  first.current = source;

  // Before anything is painted: else the frame is empty for a moment, and all that is below it jumps.
  useLayoutEffect(() => {
    if (!holder.current) return;
    const changes = EditorView.updateListener.of((update) => {
      if (update.docChanged) listener.current?.(update.state.doc.toString());
    });
    const made = new EditorView({
      parent: holder.current,
      state: EditorState.create({
        doc: first.current,
        extensions: writable ? [writingSetup(label), changes] : [readingSetup(label), unchangeable],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, writable]);

  useEffect(() => {
    const shown = view.current;
    if (!shown || shown.state.doc.toString() === source) return;
    shown.dispatch({ changes: { from: 0, to: shown.state.doc.length, insert: source } });
  }, [source]);

  return <div ref={holder} className={classes.frame} style={{ "--code-height": height }} />;
}
