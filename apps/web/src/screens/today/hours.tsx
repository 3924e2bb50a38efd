/** The hours of colleagues, drawn on the reader's own; in words for those who do not see the drawing. */
import { useSpeaker } from '../../ui/speaker.js';
import '../../styles/screens/today.css';
import type { Ruler, RulerLine } from './ruler.js';

interface HoursProps {
  readonly ruler: Ruler;
  readonly nowMs: number;
  /** The reader's. */
  readonly zone: string;
}

const part = (at: number): string => `${(at * 100).toFixed(2)}%`;

export function Hours({ ruler, nowMs, zone }: HoursProps) {
  const { text, time } = useSpeaker();
  return (
    <section class="hours" aria-label={text('today.hours')}>
      <div class="axis" aria-hidden="true">
        <span />
        <span class="t">
          {ruler.ticks.map(({ at, ms }) => (
            <span key={ms} style={{ left: part(at) }}>
              {time(ms, zone)}
            </span>
          ))}
          <span class="nowl" style={{ left: part(ruler.now) }}>
            {time(nowMs, zone)}
          </span>
        </span>
        <span class="word">
          <span class="tz">{text('today.there')}</span>
          {text('today.open')}
        </span>
      </div>
      <div role="list">
        {ruler.lines.map((line, place) => (
          <Line key={line.country} line={line} place={place} now={ruler.now} nowMs={nowMs} readers={zone} />
        ))}
      </div>
    </section>
  );
}

interface LineProps {
  readonly line: RulerLine;
  readonly place: number;
  readonly now: number;
  readonly nowMs: number;
  readonly readers: string;
}

function Line({ line, place, now, nowMs, readers }: LineProps) {
  const { text, time, city, list } = useSpeaker();
  const words = useOpening(line, readers);
  const here = time(nowMs, place === 0 ? readers : line.zone);
  return (
    <div class="line" role="listitem">
      <span class="city">{city(line.zone)}</span>
      <b class="num">{here}</b>
      <span class="track" aria-hidden="true">
        {line.bars.map(({ from, to }) => (
          <i class="on" key={from} style={{ left: part(from), right: part(1 - to) }} />
        ))}
        {line.pins.map(({ at, dueAt }) => (
          <span class="pin" key={dueAt} style={{ left: part(at), '--up': `${place * 1.5}rem` }} />
        ))}
        <span class="now" style={{ left: part(now) }} />
      </span>
      <span class="word">
        <span class="tz">{here}</span>
        {words}
        {line.pins.length > 0 && (
          <span class="vh">
            {' '}
            {text('today.deadlines-at', { times: list(line.pins.map(({ dueAt }) => time(dueAt, readers))) })}
          </span>
        )}
      </span>
    </div>
  );
}

/** On the reader's clock, as everything on the ruler; of another day the day. */
function useOpening({ opening }: RulerLine, readers: string): string {
  const { text, time, dayShort, isoDay } = useSpeaker();
  if (opening === undefined) return text('today.closed');
  const { is, until, isToday } = opening;
  const moment = isToday ? time(until, readers) : dayShort(isoDay(until, readers));
  return text(is === 'open' ? 'today.until' : 'today.from', { time: moment });
}
