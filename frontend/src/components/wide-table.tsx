import type { CSSProperties, ReactNode } from "react";
import classes from "@/components/wide-table.module.css";

type WideProps = { minWidth: number; phoneWidth?: number; maxHeight?: number; children: ReactNode };

/**
 * Lets a table be wider than a narrow screen, and taller than its place; it scrolls by itself. With `phoneWidth` it is
 * narrower on a phone, where the table leaves its roomy cells out.
 */
export function WideTable({ minWidth, phoneWidth, maxHeight, children }: WideProps) {
  const widths = {
    "--table-width": `${minWidth}px`,
    ...(phoneWidth === undefined ? {} : { "--phone-width": `${phoneWidth}px` }),
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={classes.frame} style={{ maxHeight }} tabIndex={0}>
      <div className={classes.table} style={widths}>
        {children}
      </div>
    </div>
  );
}
