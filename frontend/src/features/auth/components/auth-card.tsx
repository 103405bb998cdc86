import { Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "@/features/auth/components/auth-card.module.css";
import { SortingBars } from "@/features/auth/components/sorting-bars";

type CardProps = { title: string; lead?: string; children: ReactNode; below?: ReactNode };

/** The pages before the door. */
export function AuthCard({ title, lead, children, below }: CardProps) {
  useDocumentTitle(`${title} · Algorist`);
  return (
    <div className={classes.ground}>
      <aside className={classes.side} aria-label="About Algorist">
        <SortingBars />
        <h2>State a problem. Watch an algorithm for it being designed.</h2>
        <p>
          Every program you see here was run in a sandbox, judged against the problem and measured. What no run has
          shown is marked unverified.
        </p>
      </aside>
      <main className={classes.main}>
        <div className={classes.card}>
          <div className={classes.brand}>
            <img src="/mark.svg" width={28} height={28} alt="" />
            Algorist
          </div>
          <Title order={1}>{title}</Title>
          {lead && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
          <div style={{ marginTop: "1.5rem" }}>{children}</div>
          {below && (
            <Text size="sm" mt="lg">
              {below}
            </Text>
          )}
        </div>
      </main>
    </div>
  );
}
