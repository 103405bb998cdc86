import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "@/components/panel.module.css";

type PanelProps = {
  title?: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** Lets a table or an editor reach the edges. */
  flush?: boolean;
  children: ReactNode;
};

/** One thing on a page: a bordered surface with a name. */
export function Panel({ title, note, actions, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} {...(title ? { "aria-labelledby": id } : {})}>
      {(title || actions) && (
        <div className={classes.head}>
          <div>
            {title && (
              <Title order={2} id={id}>
                {title}
              </Title>
            )}
            {note && <div className={classes.note}>{note}</div>}
          </div>
          {actions}
        </div>
      )}
      <div className={flush ? classes.flush : classes.body}>{children}</div>
    </section>
  );
}
