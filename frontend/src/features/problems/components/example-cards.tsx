import { useQuery } from "@tanstack/react-query";
import type { ExampleSummary } from "@/api/types.gen";
import { Mark } from "@/components/marks";
import { BlockSkeleton, Loaded } from "@/components/states";
import { examplesQuery, useAdoptExample } from "@/features/problems/api/queries";
import classes from "@/features/problems/components/problems.module.css";

/** The first ones to offer: small, quick to solve, unlike each other. */
const FIRST = ["two-sum", "merge-intervals", "online-bin-packing", "knapsack"];

type CardsProps = { limit?: number; onOpen: (problemId: number) => void };

/** Problems shipped with the product; one click makes one's own of one. */
export function ExampleCards({ limit, onOpen }: CardsProps) {
  const examples = useQuery(examplesQuery);
  const adopt = useAdoptExample();
  return (
    <Loaded of={examples} skeleton={<BlockSkeleton height={150} />}>
      {(all) => (
        <div className={classes.cards}>
          {sorted(all)
            .slice(0, limit)
            .map((example) => (
              <button
                key={example.name}
                type="button"
                className={classes.card}
                disabled={adopt.isPending}
                onClick={() => adopt.mutate(example.name, { onSuccess: (problem) => onOpen(problem.id) })}
              >
                <span style={{ fontWeight: 600 }}>{example.title}</span>
                <p>{plainStatement(example.statement)}</p>
                <span className={classes.tags}>
                  <Mark tone={example.kind === "function" ? "calm" : "warn"}>
                    {example.kind === "function" ? "right answers" : "best score"}
                  </Mark>
                  {example.tags.slice(0, 2).map((tag) => (
                    <span key={tag} className={classes.tag}>
                      {tag}
                    </span>
                  ))}
                </span>
              </button>
            ))}
        </div>
      )}
    </Loaded>
  );
}

function sorted(examples: ExampleSummary[]): ExampleSummary[] {
  const place = (one: ExampleSummary) => (FIRST.includes(one.name) ? FIRST.indexOf(one.name) : FIRST.length);
  return [...examples].sort((a, b) => place(a) - place(b));
}

/** The statement without its marks, for three lines of a card. */
export function plainStatement(statement: string): string {
  return statement
    .replace(/[*_`#>$]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 220);
}
