import { lazy, Suspense, useState } from "react";
import type { Me } from "@/api/types.gen";
import classes from "@/app/shell/shell.module.css";

const PersonMenu = lazy(() => import("@/app/shell/person-menu"));

/** Who is here; its menu is fetched when a hand comes near. */
export function PersonButton({ me, onKeys }: { me: Me; onKeys: () => void }) {
  const [near, setNear] = useState(false);
  const [opened, setOpened] = useState(false);
  const button = (
    <button
      type="button"
      className={classes.person}
      aria-label={`${me.name}: account menu`}
      aria-haspopup="menu"
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      onClick={() => {
        setNear(true);
        if (!near) setOpened(true);
      }}
    >
      <span className={classes.initial} aria-hidden>
        {me.name.slice(0, 1).toUpperCase()}
      </span>
      <span>{me.name}</span>
    </button>
  );
  if (!near) return button;
  return (
    <Suspense fallback={button}>
      <PersonMenu me={me} opened={opened} onChange={setOpened} onKeys={onKeys}>
        {button}
      </PersonMenu>
    </Suspense>
  );
}
