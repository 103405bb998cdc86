import { Burger, useMantineColorScheme } from "@mantine/core";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Me } from "@/api/types.gen";
import { NavLinks } from "@/app/shell/nav-links";
import { PersonButton } from "@/app/shell/person-button";
import classes from "@/app/shell/shell.module.css";
import { useSignedIn } from "@/features/auth/api/me";
import { useJobsFeed, useRunningCount } from "@/features/jobs/api/running";
import { onAccessLost } from "@/lib/access";
import { showMotion } from "@/lib/motion";
import { handleKey, usePageKeys } from "@/lib/page-keys";

const Palette = lazy(() => import("@/app/shell/palette"));
const KeysHelp = lazy(() => import("@/app/shell/keys-help"));
const SideDrawer = lazy(() => import("@/app/shell/side-drawer"));

/** The frame around every page of somebody who is signed in. */
export function Shell() {
  const me = useSignedIn();
  const running = useRunningCount();
  useJobsFeed();
  useChosenLook(me);
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  useGlobalKeys(
    me.role === "admin",
    () => setFinding(true),
    () => setKeysShown(true),
  );
  useLeaveWhenSignedOut();
  const links = (onGo?: () => void) => (
    <>
      <FindButton onFind={() => setFinding(true)} />
      <NavLinks isAdmin={me.role === "admin"} running={running} {...(onGo ? { onGo } : {})} />
      <PersonButton me={me} onKeys={() => setKeysShown(true)} />
    </>
  );
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        To the content
      </a>
      <Busy />
      <header className={classes.top}>
        <Brand />
        <Burger opened={menu} onClick={() => setMenu(!menu)} size="sm" aria-label="Menu" />
      </header>
      <aside className={classes.side} aria-label="Side bar">
        <Brand />
        {links()}
      </aside>
      <main id="main" tabIndex={-1} style={{ outline: "none", minWidth: 0 }}>
        <Outlet />
      </main>
      <Suspense fallback={null}>
        {menu && (
          <SideDrawer opened onClose={() => setMenu(false)} title={<Brand />}>
            {links(() => setMenu(false))}
          </SideDrawer>
        )}
        {finding && <Palette isAdmin={me.role === "admin"} onClose={() => setFinding(false)} />}
        {keysShown && <KeysHelp opened onClose={() => setKeysShown(false)} />}
      </Suspense>
    </div>
  );
}

function Brand() {
  return (
    <Link to="/" className={classes.brand}>
      <img src="/mark.svg" width={26} height={26} alt="" />
      Algorist
    </Link>
  );
}

function FindButton({ onFind }: { onFind: () => void }) {
  return (
    <button type="button" className={classes.find} onClick={onFind}>
      <Search size={15} aria-hidden />
      <span>Find or do…</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}

/** A thin line while a page is on its way, once that takes long enough to be noticed. */
function Busy() {
  const pending = useRouterState({ select: (state) => state.status === "pending" });
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!pending) return setLate(false);
    const timer = setTimeout(() => setLate(true), 120);
    return () => clearTimeout(timer);
  }, [pending]);
  return late ? <div className={classes.bar} role="progressbar" aria-label="The page is on its way" /> : null;
}

function useGlobalKeys(isAdmin: boolean, find: () => void, showKeys: () => void): void {
  const navigate = useNavigate();
  usePageKeys([
    { press: "mod+K", words: "Find or do anything", run: find },
    { press: "?", words: "Show the keys of this page", run: showKeys },
    { press: "/", words: "To the filter", run: () => document.querySelector<HTMLElement>("[data-filter]")?.focus() },
    { press: "g h", words: "Go home", run: () => void navigate({ to: "/" }) },
    { press: "g p", words: "Go to problems", run: () => void navigate({ to: "/problems" }) },
    { press: "g l", words: "Go to algorithms", run: () => void navigate({ to: "/algorithms" }) },
    { press: "g j", words: "Go to jobs", run: () => void navigate({ to: "/jobs" }) },
    { press: "g s", words: "Go to settings", run: () => void navigate({ to: "/settings" }) },
    ...(isAdmin ? [{ press: "g a", words: "Go to admin", run: () => void navigate({ to: "/admin" }) }] : []),
    { press: "c", words: "State a problem", run: () => void navigate({ to: "/problems/new" }) },
  ]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) handleKey(event);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** The look that the person chose on any device holds on this one too. */
function useChosenLook({ preferences: { theme, motion } }: Me): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (theme) setColorScheme(theme === "system" ? "auto" : theme);
    showMotion(motion ?? "system");
  }, [theme, motion, setColorScheme]);
}

/** When the session ends under a page, the way leads to the door and back again afterwards. */
function useLeaveWhenSignedOut(): void {
  const navigate = useNavigate();
  useEffect(
    () =>
      onAccessLost(() => {
        const next = location.pathname + location.search;
        void navigate({ to: "/sign-in", search: { next, notice: "ended" } });
      }),
    [navigate],
  );
}
