import type { DocumentHead } from '../../../../core/api/reports.ts';
import { paperWords as words, written } from '../../../../core/report/paper-words.ts';
import classes from './reports.module.css';

export type Headed = { readonly head: DocumentHead; /** As it is printed: what the reader wrote, else what the product gives. */ readonly number: string };

/** The letterhead; it stands on the first page only. */
export function Kop({ head: { letterhead: { lines, address } } }: Pick<Headed, 'head'>) {
  return <header className={classes['kop']}>{lines.map((line) => <strong key={line}>{line}</strong>)}{address && <span>{address}</span>}</header>;
}

export const PlaceAndDate = ({ head: { place, date } }: Headed) => <p className={classes['dated']}>{place}, {date}</p>;

/** Nomor, Sifat, Lampiran and Hal of a surat dinas. */
export function Reference({ head, number }: Headed) {
  const lines = [[words.reference.number, number], [words.reference.nature, head.nature], [words.reference.attachments, head.attachments], [words.reference.subject, head.subject]] as const;
  return <dl className={classes['reference']}>{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>: {value || '–'}</dd></div>)}</dl>;
}

/** To whom a document goes; nothing where it goes to nobody in particular. */
export function Addressee({ head: { to, toPlace } }: Headed) {
  return to === '' ? null : <p className={classes['addressee']}>{words.yth} {to}{toPlace && <><br />{words.at}<br /><span>{toPlace}</span></>}</p>;
}

export function Heading({ head, number, unnumbered = false }: Headed & { readonly unnumbered?: boolean }) {
  return <><h1>{head.heading}</h1>{!unnumbered && <p className={classes['number']}>{written(words.numberLine, { number })}</p>}</>;
}

/** The opening, with those who sign listed where it leaves room for them, and the legal basis. */
export function Opening({ head: { opening: [before, ...after], parties, basis } }: Headed) {
  return (
    <>
      <p>{before}</p>
      {after.length > 0 && <ol className={classes['parties']}>{parties.map(({ position, name }) => <li key={position + name}>{name || words.blank}, {position};</li>)}</ol>}
      {after.map((part) => <p key={part}>{part}</p>)}
      {basis && <p>{written(words.basis, { basis })}</p>}
    </>
  );
}

/** Closing, signatures and copies; they stay on one page. */
export function Ending({ dated = false, ...headed }: Headed & { readonly dated?: boolean }) {
  const { closing, parties, copies } = headed.head;
  return (
    <div className="sk-keep">
      <p>{closing}</p>
      {dated && <PlaceAndDate {...headed} />}
      <section className={classes['signs']} aria-label={words.signatures}>
        {parties.map((party) => (
          <div key={party.position + party.name} className="sk-keep">
            <span>{party.position},</span>
            <span className={classes['line']} aria-hidden />
            <strong>{party.name || words.blank}</strong>
            {party.isCivilServant && <><span>{party.rank || `${words.rank} ${words.blank}`}</span><span>{words.nip} {party.nip || words.blank}</span></>}
          </div>
        ))}
      </section>
      {copies.length > 0 && <section className={classes['copies']}><p>{words.copies}</p><ol>{copies.map((copy) => <li key={copy}>{copy}</li>)}</ol></section>}
    </div>
  );
}
