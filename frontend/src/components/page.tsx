import { Group, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { Fragment, type ReactNode } from "react";
import classes from "@/components/page.module.css";

type PageProps = {
  title: string;
  /** What stands in the browser's tab where it differs from the title. */
  tab?: string;
  crumbs?: ReactNode[];
  lead?: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
};

/** The frame of every page: where one is, its name, what can be done here. */
export function Page({ title, tab, crumbs = [], lead, actions, width = "normal", children }: PageProps) {
  useDocumentTitle(`${tab ?? title} · Algorist`);
  const size = width === "wide" ? classes.wide : width === "narrow" ? classes.narrow : "";
  return (
    <div className={`${classes.page} ${size}`}>
      <header className={classes.head}>
        <div className={classes.words}>
          {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <Title order={1}>{title}</Title>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </header>
      {children}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: ReactNode[] }) {
  return (
    <nav aria-label="Where this page is" className={classes.crumbs}>
      {crumbs.map((crumb, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a trail of crumbs has no other identity
        <Fragment key={at}>
          {at > 0 && <span aria-hidden>/</span>}
          {crumb}
        </Fragment>
      ))}
    </nav>
  );
}
