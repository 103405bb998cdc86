import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import classes from "@/components/states.module.css";
import { adviceFor, toApiError } from "@/lib/api-error";

type EmptyProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing is here yet: says what would be, and offers the first thing to do. */
export function EmptyState({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <Title order={2}>{title}</Title>
      {children && <p>{children}</p>}
      {action && <Group mt="xs">{action}</Group>}
    </div>
  );
}

type FailedProps = { error: unknown; onRetry?: (() => unknown) | undefined };

/** A request that failed: what, why, what to do, the request id, and Retry. */
export function FailedState({ error, onRetry }: FailedProps) {
  const problem = toApiError(error);
  return (
    <div role="alert" className={classes.failed}>
      <Title order={2}>
        <CircleAlert size={18} aria-hidden />
        {problem.title}
      </Title>
      {problem.message !== problem.title && <p>{problem.message}</p>}
      <p>{adviceFor(problem)}</p>
      {problem.fields.length > 0 && (
        <ul>
          {problem.fields.map((field) => (
            <li key={`${field.field} ${field.message}`}>
              <b>{field.field}</b>: {field.message}
            </li>
          ))}
        </ul>
      )}
      <Group mt="sm" gap="md">
        {onRetry && (
          <Button size="compact-sm" variant="default" leftSection={<RotateCw size={14} />} onClick={() => onRetry()}>
            Retry
          </Button>
        )}
        {problem.requestId && <span className={classes.request}>request {problem.requestId}</span>}
      </Group>
    </div>
  );
}

/** What a page knows of something that it asked for. */
export type Asked<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch?: () => unknown };

type LoadedProps<T> = { of: Asked<T>; skeleton?: ReactNode; children: (data: T) => ReactNode };

/** Shows the skeleton, the failure or the thing itself; what is already known stays when a later request fails. */
export function Loaded<T>({ of, skeleton, children }: LoadedProps<T>) {
  if (of.data !== undefined) {
    return (
      <>
        {of.error ? <FailedState error={of.error} onRetry={of.refetch} /> : null}
        {children(of.data)}
      </>
    );
  }
  if (of.error) return <FailedState error={of.error} onRetry={of.refetch} />;
  return <div aria-busy="true">{skeleton ?? <LinesSkeleton />}</div>;
}

export function LinesSkeleton({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap="sm" aria-hidden>
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: skeleton lines are all alike
        <Skeleton key={at} height={14} width={`${94 - ((at * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

export function RowsSkeleton({ rows = 6, height = 44 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={6} p="sm" aria-hidden>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: skeleton rows are all alike
        <Skeleton key={at} height={height - 6} radius="sm" />
      ))}
    </Stack>
  );
}

export function BlockSkeleton({ height = 260 }: { height?: number }) {
  return <Skeleton height={height} radius="md" aria-hidden />;
}

/** One line for the small places where an empty page would be too much. */
export function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" size="sm">
      {children}
    </Text>
  );
}
