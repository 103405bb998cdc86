import type { ReactNode } from "react";

type WideProps = { minWidth: number; maxHeight?: number; children: ReactNode };

/** Lets a table be wider than a narrow screen, and taller than its place; it scrolls by itself. */
export function WideTable({ minWidth, maxHeight, children }: WideProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div style={{ overflow: "auto", maxHeight }} tabIndex={0}>
      <div style={{ minWidth }}>{children}</div>
    </div>
  );
}
