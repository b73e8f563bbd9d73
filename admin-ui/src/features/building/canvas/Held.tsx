import type { ReactNode } from 'react';
import type { Node } from '../../../../../core/form/model.ts';
import classes from './canvas.module.css';

/** A part that the template's owner locked as a whole can be read here, not changed. */
export function Held({ node, children }: { readonly node: Node; readonly children: ReactNode }) {
  return <fieldset className={classes['held']} disabled={node.lock === 'all'}>{children}</fieldset>;
}
