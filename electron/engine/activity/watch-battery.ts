import { BATTERY_POLL_MS } from '../config.ts';

/** Whether the background is to rest because the machine runs on its battery. */
export interface BatteryWatch {
  readonly isPausing: boolean;
  start(): Promise<void>;
  /** Look at once: the setting may have changed. */
  look(): Promise<void>;
  /** The person wants work to go on now; holds until the machine was on mains again. */
  overrule(): void;
  close(): void;
}

/**
 * @param isOnBattery As `HostAbilities.isOnBattery`; an error counts as mains.
 * @param isWanted Whether the person wants work to pause on battery.
 * @param onChange `isPausing` has changed.
 */
export function watchBattery(isOnBattery: () => Promise<boolean>, isWanted: () => Promise<boolean>, onChange: () => void): BatteryWatch {
  let onBattery = false;
  let wanted = true;
  let isOverruled = false;
  let timer: NodeJS.Timeout | null = null;
  const isPausing = (): boolean => onBattery && wanted && !isOverruled;

  async function look(): Promise<void> {
    const before = isPausing();
    wanted = await isWanted();
    // Where the system does not say, indexing is what the person came for.
    onBattery = wanted && (await isOnBattery().catch(() => false));
    if (!onBattery) isOverruled = false;
    if (isPausing() !== before) onChange();
  }

  return {
    get isPausing() {
      return isPausing();
    },
    async start() {
      // A settings file that cannot be read is told to whoever asks for the settings; the last answer stands.
      timer ??= setInterval(() => void look().catch(() => undefined), BATTERY_POLL_MS).unref();
      await look();
    },
    look,
    overrule() {
      isOverruled = onBattery;
    },
    close() {
      if (timer) clearInterval(timer);
    },
  };
}
