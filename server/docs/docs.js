/* Shows /api/openapi.json as a list one can search; plain DOM, every value as text. */
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
};

const part = (title, value) => {
  const box = document.createDocumentFragment();
  box.append(element('h3', title), element('pre', JSON.stringify(value, undefined, 2)));
  return box;
};

const operation = (path, method, spec) => {
  const box = element('details');
  const head = element('summary');
  head.append(element('span', method, 'method'), element('code', path), element('span', ` – ${spec.summary}`, 'about'));
  box.append(head, element('p', spec.description));
  if (spec.parameters.length > 0) box.append(part('Parameter', spec.parameters));
  if (spec.requestBody) box.append(part('Isi', spec.requestBody.content['application/json'].schema));
  box.append(part('Jawaban', spec.responses['200'].content['application/json'].schema));
  box.dataset.words = `${method} ${path} ${spec.operationId} ${spec.summary} ${spec.description}`.toLowerCase();
  return box;
};

const show = async () => {
  const { paths } = await (await fetch('/api/openapi.json')).json();
  const list = document.getElementById('operations');
  const boxes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, spec]) => operation(path, method, spec)));
  list.append(...boxes);
  const count = document.getElementById('count');
  const find = document.getElementById('find');
  const filter = () => {
    const words = find.value.trim().toLowerCase();
    for (const box of boxes) box.hidden = !box.dataset.words.includes(words);
    count.textContent = `${boxes.filter((box) => !box.hidden).length} dari ${boxes.length}`;
  };
  find.addEventListener('input', filter);
  filter();
};

void show();
