import { z } from 'zod';
import { badRequest } from '../../kernel/acs-error.ts';
import { ok } from '../../kernel/operation.ts';
import type { ControllableClock } from '../../kernel/ports/clock.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';
import { parseIsoDuration } from '../iso-duration.ts';

type ClockPorts = Pick<ControlPorts, 'clock'>;

/** Dates of this year and later no longer fit the wire formats. */
const lastYear = 9000;

const view = (clock: ControllableClock) => ok({ now: clock.now().toISOString(), frozen: clock.frozen });

export const getClock = defineControlOperation({
  id: 'Emulator_GetClock',
  route: 'GET /_emulator/clock',
  request: {},
  handle: ({ clock }: ClockPorts) => view(clock),
});

/** Answers when every task that became due has run. */
export const advanceClock = defineControlOperation({
  id: 'Emulator_AdvanceClock',
  route: 'POST /_emulator/clock/advance',
  request: { body: z.object({ duration: z.string() }) },
  async handle({ clock }: ClockPorts, { body }) {
    const ms = parseIsoDuration(body.duration);
    if (ms === undefined) {
      throw badRequest(
        `"${body.duration.slice(0, 100)}" is not an ISO 8601 duration. Use weeks, days, hours, minutes and seconds, for example PT25H or P1DT30M.`,
        { target: 'duration' },
      );
    }
    const target = new Date(clock.now().getTime() + ms);
    if (!(target.getUTCFullYear() < lastYear)) {
      throw badRequest(`${body.duration.slice(0, 100)} from now is after the year ${lastYear}.`, {
        target: 'duration',
      });
    }
    await clock.advance(ms);
    return view(clock);
  },
});

export const freezeClock = defineControlOperation({
  id: 'Emulator_FreezeClock',
  route: 'POST /_emulator/clock/freeze',
  request: {},
  handle({ clock }: ClockPorts) {
    clock.freeze();
    return view(clock);
  },
});

export const resumeClock = defineControlOperation({
  id: 'Emulator_ResumeClock',
  route: 'POST /_emulator/clock/resume',
  request: {},
  handle({ clock }: ClockPorts) {
    clock.resume();
    return view(clock);
  },
});
