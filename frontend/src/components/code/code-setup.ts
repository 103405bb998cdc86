import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

const searchPart = new Compartment();

/** The search panel weighs as much as a page, and is fetched when somebody searches. */
function findInside(view: EditorView): boolean {
  void import("@codemirror/search").then(({ openSearchPanel, search, searchKeymap }) => {
    view.dispatch({ effects: searchPart.reconfigure([search({ top: true }), keymap.of(searchKeymap)]) });
    openSearchPanel(view);
  });
  return true;
}

/** What every view of Python shares: numbers, colours by class (so that CSS decides them), search by keyboard. */
export function readingSetup(label: string): Extension {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    drawSelection(),
    bracketMatching(),
    syntaxHighlighting(classHighlighter),
    python(),
    searchPart.of([]),
    // The scroller takes the focus, so that the keyboard can scroll what cannot be edited.
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    keymap.of([{ key: "Mod-f", run: findInside, preventDefault: true }, ...defaultKeymap]),
  ];
}

/** Reading, and writing. `Tab` indents; `Escape` then `Tab` leaves, as the editor's own keys have it. */
export function writingSetup(label: string): Extension {
  return [
    readingSetup(label),
    history(),
    indentOnInput(),
    indentUnit.of("    "),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    keymap.of([indentWithTab, ...historyKeymap]),
  ];
}

export const unchangeable: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
