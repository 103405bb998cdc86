import classes from "@/components/bar-list.module.css";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { formatCount, formatWords } from "@/lib/format";

type BarsProps = { counts: Record<string, number>; format?: (value: number) => string };

/** Numbers by name as bars, most first, with the numbers beside them, in a panel. */
export function BarList({ title, ...bars }: BarsProps & { title: string }) {
  return (
    <Panel title={title}>
      <Bars {...bars} />
    </Panel>
  );
}

/** The bars alone. */
export function Bars({ counts, format = formatCount }: BarsProps) {
  const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  const most = Math.max(...rows.map(([, value]) => value), Number.MIN_VALUE);
  if (rows.length === 0) return <Quiet>None yet.</Quiet>;
  return rows.map(([name, value]) => (
    <div key={name} className={classes.row}>
      <span>{formatWords(name)}</span>
      <div className={classes.track} aria-hidden>
        <span style={{ width: `${(value / most) * 100}%` }} />
      </div>
      <span className={classes.value}>{format(value)}</span>
    </div>
  ));
}
