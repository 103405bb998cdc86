import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useState } from "react";
import classes from "@/features/auth/components/auth-card.module.css";

const START = [9, 4, 13, 7, 2, 15, 11, 6, 1, 12, 8, 14, 3, 10, 5];

/** One insertion sort, step after step: what this place is about, before a word of it is read. */
export function SortingBars() {
  const still = useReducedMotion();
  const [run, setRun] = useState({ bars: START, settled: 1, moving: 0 });
  useEffect(() => {
    if (still) return;
    const timer = setInterval(() => setRun(insertOnce), 420);
    return () => clearInterval(timer);
  }, [still]);
  return (
    <div className={classes.bars} aria-hidden>
      {run.bars.map((bar, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place; its height is what moves
          key={at}
          style={{ height: `${(bar / START.length) * 100}%` }}
          data-state={at === run.moving ? "moving" : at < run.settled ? "settled" : undefined}
        />
      ))}
    </div>
  );
}

type Run = { bars: number[]; settled: number; moving: number };

/** One exchange of an insertion sort, or the next element taken up; begins again at the end. */
export function insertOnce({ bars, settled, moving }: Run): Run {
  const here = bars[moving] as number;
  const before = bars[moving - 1];
  if (before !== undefined && before > here) {
    const swapped = [...bars];
    swapped[moving - 1] = here;
    swapped[moving] = before;
    return { bars: swapped, settled, moving: moving - 1 };
  }
  if (settled >= bars.length) return { bars: START, settled: 1, moving: 0 };
  return { bars, settled: settled + 1, moving: settled };
}
