import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";

type FilterProps = { label: string; value: string; onFilter: (words: string | undefined) => void };

const PAUSE = 200;

/** Words to look for. They are told after a pause in typing, so that the address and the service follow words, not keys. */
export function FilterField({ label, value, onFilter }: FilterProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((words: string) => {
    told.current = words;
    onFilter(words || undefined);
  }, PAUSE);
  useEffect(() => {
    // Changed by another hand: the way back, or "clear the filters".
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  return (
    <TextInput
      data-filter
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={16} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      style={{ flex: "1 1 14rem" }}
    />
  );
}
