import { Menu, useMantineColorScheme } from "@mantine/core";
import "@mantine/core/styles/Menu.css";
import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Moon, Settings, Sun, SunMoon } from "lucide-react";
import type { ReactElement } from "react";
import type { Me } from "@/api/types.gen";
import { useSignOut } from "@/features/auth/api/enter";
import { usePreferences } from "@/features/auth/api/preferences";

type MenuProps = {
  me: Me;
  opened: boolean;
  onChange: (opened: boolean) => void;
  onKeys: () => void;
  children: ReactElement;
};

/** What one can do about oneself: settings, day or night, and the way out. Loaded when it is first wanted. */
export default function PersonMenu({ me, opened, onChange, onKeys, children }: MenuProps) {
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const preferences = usePreferences(me);
  const choose = (scheme: "auto" | "light" | "dark") => {
    setColorScheme(scheme);
    preferences.set({ theme: scheme === "auto" ? "system" : scheme });
  };
  return (
    <Menu position="top-start" width={220} shadow="md" opened={opened} onChange={onChange}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item leftSection={<Settings size={15} />} onClick={() => navigate({ to: "/settings" })}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={15} />} onClick={onKeys}>
          Keys of this page
        </Menu.Item>
        <Menu.Divider />
        {(["auto", "light", "dark"] as const).map((scheme) => (
          <Menu.Item
            key={scheme}
            leftSection={SCHEME_ICONS[scheme]}
            onClick={() => choose(scheme)}
            aria-current={scheme === colorScheme || undefined}
            fw={scheme === colorScheme ? 600 : undefined}
          >
            {SCHEME_WORDS[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<LogOut size={15} />}
          onClick={() => signOut.mutate(false, { onSuccess: () => navigate({ to: "/sign-in" }) })}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEME_WORDS = { auto: "As the system", light: "Light", dark: "Dark" };
const SCHEME_ICONS = { auto: <SunMoon size={15} />, light: <Sun size={15} />, dark: <Moon size={15} /> };
