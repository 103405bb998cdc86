import { NativeSelect } from "@mantine/core";

export type Sort = "newest" | "oldest" | "changed";

const WORDS: Record<Sort, string> = {
  newest: "Newest first",
  oldest: "Oldest first",
  changed: "Last changed first",
};

type SortProps<T extends Sort> = { orders: readonly T[]; value: T | undefined; onSort: (sort: T | undefined) => void };

/** In which order a list stands; the first order is the one that needs no word in the address. */
export function SortSelect<T extends Sort>({ orders, value, onSort }: SortProps<T>) {
  return (
    <NativeSelect
      aria-label="Order"
      value={value ?? orders[0] ?? ""}
      onChange={(event) => {
        const chosen = orders.find((one) => one === event.currentTarget.value);
        onSort(chosen === orders[0] ? undefined : chosen);
      }}
      data={orders.map((order) => ({ value: order, label: WORDS[order] }))}
    />
  );
}
