import { useMemo } from 'react';
import { encode } from 'uqr';

/** An address as a square to be scanned from paper; four modules of white around it, as readers want. */
export function QrCode({ text, label, size = 128 }: { readonly text: string; readonly label: string; readonly size?: number }) {
  const { path, side } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: 4 });
    return { side: modules, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') };
  }, [text]);
  return <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges"><rect width={side} height={side} fill="#fff" /><path d={path} fill="#000" /></svg>;
}
