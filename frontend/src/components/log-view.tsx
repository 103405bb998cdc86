import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Download } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import classes from "@/components/log-view.module.css";
import { Quiet } from "@/components/states";
import { saveBlob } from "@/lib/download";

export type LogLine = { number: number; at: string; text: string; tone?: "bad" | "warn" };

type LogProps = { lines: LogLine[]; name: string; height?: string };

/** A log that is read at its end, can be filtered and taken away; only what is visible is drawn. */
export function LogView({ lines, name, height }: LogProps) {
  const [filter, setFilter] = useState("");
  const [follow, setFollow] = useState(true);
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted ? lines.filter((line) => line.text.toLowerCase().includes(wanted)) : lines;
  }, [lines, filter]);
  return (
    <div>
      <Group gap="sm" mb="xs" wrap="wrap">
        <TextInput
          size="xs"
          placeholder="Filter"
          aria-label="Filter the log"
          data-filter
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          style={{ flex: "1 1 12rem" }}
        />
        <Checkbox
          size="xs"
          label="Follow the end"
          checked={follow}
          onChange={(event) => setFollow(event.currentTarget.checked)}
        />
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Download size={13} />}
          onClick={() => download(lines, name)}
        >
          Download
        </Button>
      </Group>
      {shown.length === 0 ? (
        <Quiet>{lines.length ? "No line has that in it." : "Nothing has been said yet."}</Quiet>
      ) : (
        <Lines lines={shown} follow={follow} height={height} />
      )}
    </div>
  );
}

function Lines({ lines, follow, height }: { lines: LogLine[]; follow: boolean; height: string | undefined }) {
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 23,
    overscan: 12,
  });
  useEffect(() => {
    if (follow && lines.length) rows.scrollToIndex(lines.length - 1, { align: "end" });
  }, [follow, lines.length, rows]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className={classes.log} style={{ "--log-height": height }} tabIndex={0} aria-label="Log">
      <div style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((row) => {
          const line = lines[row.index] as LogLine;
          return (
            <div
              key={line.number}
              ref={rows.measureElement}
              data-index={row.index}
              className={`${classes.line} ${line.tone ? classes[line.tone] : ""}`}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <span>{line.number}</span>
              <span>{new Date(line.at).toLocaleTimeString("en-GB")}</span>
              <span>{line.text}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}

function download(lines: LogLine[], name: string): void {
  const text = lines.map((line) => `${line.number}\t${line.at}\t${line.text}`).join("\n");
  saveBlob(new Blob([text], { type: "text/plain" }), `${name}.log`);
}
