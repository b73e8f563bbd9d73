import { ActionIcon } from '@mantine/core';
import { IconBold, IconItalic, IconList, IconListNumbers, IconQuote, IconStrikethrough, IconUnderline } from '@tabler/icons-react';
import { EditorContent, useEditor, useEditorState, type Editor, type JSONContent } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, type ComponentType } from 'react';
import { allowedBlocks, allowedMarks } from '../../../core/form/questions/richText.ts';
import { isSafeLink, plainText, richDoc } from '../../../core/form/questions/rich-doc.ts';
import { useTexts } from '../texts/index.ts';
import type { QuestionProps } from './question-props.ts';
import classes from './questions.module.css';

const nonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const docOf = (value: unknown): JSONContent | string => (richDoc(value) as JSONContent | undefined) ?? '';
type Tool = { readonly name: 'bold' | 'italic' | 'underline' | 'strike' | 'bulletList' | 'orderedList' | 'blockquote'; readonly icon: ComponentType<{ size?: number }>; readonly act: (editor: Editor) => unknown };
const tools: readonly Tool[] = [
  { name: 'bold', icon: IconBold, act: (editor) => editor.chain().focus().toggleBold().run() }, { name: 'italic', icon: IconItalic, act: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'underline', icon: IconUnderline, act: (editor) => editor.chain().focus().toggleUnderline().run() }, { name: 'strike', icon: IconStrikethrough, act: (editor) => editor.chain().focus().toggleStrike().run() },
  { name: 'bulletList', icon: IconList, act: (editor) => editor.chain().focus().toggleBulletList().run() }, { name: 'orderedList', icon: IconListNumbers, act: (editor) => editor.chain().focus().toggleOrderedList().run() }, { name: 'blockquote', icon: IconQuote, act: (editor) => editor.chain().focus().toggleBlockquote().run() },
];

/** Formatted text as data (never HTML): only the formats the question allows. */
export function RichText(props: QuestionProps) {
  const { node, value, id, labelledBy, describedBy, onChange, onBlur } = props;
  const { t } = useTexts();
  const marks = allowedMarks(node);
  const blocks = allowedBlocks(node);
  const may = (name: string): false | object => (marks.has(name) || blocks.has(name) ? {} : false);
  const editor = useEditor({
    injectNonce: nonce(), immediatelyRender: true,
    extensions: [StarterKit.configure({ code: false, codeBlock: false, horizontalRule: false, bold: may('bold'), italic: may('italic'), underline: may('underline'), strike: may('strike'), bulletList: may('bulletList'), orderedList: may('orderedList'), blockquote: may('blockquote'), heading: blocks.has('heading') ? { levels: [3, 4] } : false, link: marks.has('link') ? { openOnClick: false, isAllowedUri: (uri) => isSafeLink(uri) } : false })],
    content: docOf(value),
    editorProps: { attributes: { id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelledBy, ...(describedBy && { 'aria-describedby': describedBy }), ...(props.invalid && { 'aria-invalid': 'true' }), ...(props.required && { 'aria-required': 'true' }) } },
    onUpdate: ({ editor: now }) => { const doc = now.getJSON(); onChange(plainText(doc) === '' ? undefined : doc); },
    onBlur: () => onBlur?.(),
  });
  // an answer that came from elsewhere; what is being typed is already the same
  useEffect(() => { if (!editor.isDestroyed && !editor.isFocused && JSON.stringify(editor.getJSON()) !== JSON.stringify(value)) editor.commands.setContent(docOf(value), { emitUpdate: false }); }, [editor, value]);
  const active = useEditorState({ editor, selector: ({ editor: now }) => tools.filter(({ name }) => now.isActive(name)).map(({ name }) => name).join() });
  return (
    <div className={classes['rich']}>
      <div role="toolbar" aria-label={t('agency.questions.formatting')} className={classes['inline']}>
        {tools.filter(({ name }) => marks.has(name) || blocks.has(name)).map(({ name, icon: Icon, act }) => <ActionIcon key={name} variant={active.split(',').includes(name) ? 'filled' : 'subtle'} size={32} aria-pressed={active.split(',').includes(name)} aria-label={t(`agency.questions.format.${name}`)} onMouseDown={(event) => event.preventDefault()} onClick={() => act(editor)}><Icon size={18} aria-hidden /></ActionIcon>)}
      </div>
      <EditorContent editor={editor} />
    </div>
  );
}
