import { api } from '../../../core/api.ts';
import { daysOf } from '../../../core/design/clocks.ts';
import { questionsOf } from '../../../core/form/model.ts';
import { templates } from '../../../templates/index.ts';
import { isExample } from '../../demo/example.ts';
import { route } from '../../endpoint.ts';

async function list() {
  const items = templates.map(({ key, title, about, basis, definition, forms }) => ({
    key, title, about, basis, example: isExample(key), stages: definition.stages.map((stage) => ({ key: stage.key, title: stage.title })), clocks: [...daysOf(definition)],
    forms: Object.entries(forms).map(([formKey, make]) => {
      const model = make();
      const words = model.byId[model.rootId]!.text;
      return { key: formKey, title: { id: words.id?.title ?? formKey, en: words.en?.title ?? formKey }, questions: questionsOf(model).length };
    }),
  }));
  return { items };
}

export const templateRoutes = { templates: route(api.templates, list) };
