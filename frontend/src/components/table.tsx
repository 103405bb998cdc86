import type { CSSProperties, HTMLAttributes, ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import classes from "@/components/table.module.css";

type TableProps = {
  verticalSpacing?: "xs" | "sm" | number;
  highlightOnHover?: boolean;
  stickyHeader?: boolean;
  "aria-label"?: string;
  children: ReactNode;
};

const SPACES = { xs: "0.375rem", sm: "0.625rem" };

/** A plain table. The component library's own brings its scroll areas and floating parts into the first page. */
export function Table({ verticalSpacing = "xs", highlightOnHover, stickyHeader, children, ...rest }: TableProps) {
  const space = typeof verticalSpacing === "number" ? `${verticalSpacing / 16}rem` : SPACES[verticalSpacing];
  const marks = [classes.table, highlightOnHover ? classes.hover : "", stickyHeader ? classes.sticky : ""];
  return (
    <table className={marks.join(" ")} style={{ "--cell-y": space }} {...rest}>
      {children}
    </table>
  );
}

type Look = {
  ta?: CSSProperties["textAlign"];
  fw?: number;
  ff?: "monospace";
  w?: number;
  /** Only where there is room: not on a phone. */
  roomy?: boolean;
};

function lookOf({ ta, fw, ff, w }: Look, style: CSSProperties | undefined): CSSProperties {
  return {
    ...(ta ? { textAlign: ta } : {}),
    ...(fw ? { fontWeight: fw } : {}),
    ...(ff ? { fontFamily: "var(--mantine-font-family-monospace)" } : {}),
    ...(w ? { width: w } : {}),
    ...style,
  };
}

function Th({ ta, fw, ff, w, roomy, style, ...rest }: Look & ThHTMLAttributes<HTMLTableCellElement>) {
  // A heading without words is named for those who hear the page; such a cell is then no heading of data.
  return (
    <th
      scope="col"
      className={roomy ? classes.roomy : undefined}
      style={lookOf({ ta, fw, ff, w } as Look, style)}
      {...rest}
    />
  );
}

function Td({ ta, fw, ff, w, roomy, style, ...rest }: Look & TdHTMLAttributes<HTMLTableCellElement>) {
  return (
    <td className={roomy ? classes.roomy : undefined} style={lookOf({ ta, fw, ff, w } as Look, style)} {...rest} />
  );
}

type Part = HTMLAttributes<HTMLElement>;

Table.Thead = (props: Part) => <thead {...props} />;
Table.Tbody = (props: Part) => <tbody {...props} />;
Table.Tr = (props: Part) => <tr {...props} />;
Table.Th = Th;
Table.Td = Td;
