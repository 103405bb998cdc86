import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { Panel } from "@/components/panel";
import { type Asked, BlockSkeleton, Loaded, Quiet } from "@/components/states";
import { useDownload } from "@/components/use-download";
import { csvPath, type Scope } from "@/features/analytics/api/queries";
import type { FigureWindow } from "@/features/analytics/figure-window";

type Table = { rows: unknown[]; cut: boolean };
type FigurePanelProps<T extends Table> = {
  title: string;
  note?: string;
  /** The table's name on the service, for its CSV. */
  name: string;
  scope: Scope;
  asked: FigureWindow;
  of: Asked<T>;
  empty: string;
  more?: ReactNode;
  flush?: boolean;
  children: (figures: T) => ReactNode;
};

/** One table of figures: its chart or rows, its CSV, and what stands there while it is on its way, empty or failed. */
export function FigurePanel<T extends Table>(props: FigurePanelProps<T>) {
  const { title, note, name, scope, asked, of, empty, more, flush = false, children } = props;
  const { busy, download } = useDownload();
  const none = of.data?.rows.length === 0;
  return (
    <Panel
      title={title}
      {...(note ? { note } : {})}
      flush={flush && !none}
      actions={
        <Group gap="xs">
          {more}
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            aria-label={`${title} as CSV`}
            onClick={() => download(csvPath(scope, name, asked), `${name}.csv`)}
          >
            CSV
          </Button>
        </Group>
      }
    >
      <Loaded of={of} skeleton={<BlockSkeleton height={220} />}>
        {(figures) =>
          figures.rows.length === 0 ? (
            <Quiet>{empty}</Quiet>
          ) : (
            <>
              {children(figures)}
              {figures.cut && <Quiet>There is more in this window than is counted at a time: the newest is.</Quiet>}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
