/** The new-document form: a further version without asking the server, and files dropped onto a text. */

const versions = document.getElementById('versions');
const add = document.querySelector<HTMLButtonElement>('[data-add]');

document.getElementById('problems')?.focus();
add?.addEventListener('click', (event) => {
  if (!versions || !addVersion(versions)) return;
  event.preventDefault();
});
versions?.addEventListener('dragover', (event) => {
  if (dropTarget(event)) event.preventDefault();
});
versions?.addEventListener('drop', (event) => {
  const input = dropTarget(event);
  if (!input || !event.dataTransfer) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
});

/** Copies the last version with its numbers counted up; false where there is none to copy. */
function addVersion(list: HTMLElement): boolean {
  const last = list.querySelector<HTMLElement>('fieldset:last-of-type');
  if (!last) return false;
  const index = Number(last.dataset.version);
  const copy = last.cloneNode(true) as HTMLElement;
  for (const element of [copy, ...copy.querySelectorAll<HTMLElement>('*')])
    for (const { name, value } of [...element.attributes]) element.setAttribute(name, counted(value, index));
  const legend = copy.querySelector('legend');
  if (legend) legend.textContent = counted(legend.textContent, index);
  for (const kept of copy.querySelectorAll('.kept, .problem, .kept + .choice')) kept.remove();
  empty(copy);
  list.append(copy);
  copy.querySelector('select')?.focus();
  return true;
}

/** `versions[2][text]`, `text-3` and "Version 3" of the version after that of this index. */
function counted(text: string, index: number): string {
  if (text === String(index)) return String(index + 1);
  return text
    .replace(`versions[${index}]`, `versions[${index + 1}]`)
    .replace(new RegExp(`(-|\\s)${index + 1}$`, 'u'), `$1${index + 2}`);
}

function empty(version: HTMLElement): void {
  for (const input of version.querySelectorAll('input')) {
    if (input.type === 'file') input.value = '';
    else input.checked = false;
  }
  for (const area of version.querySelectorAll('textarea')) {
    area.value = '';
    area.defaultValue = '';
  }
  for (const select of version.querySelectorAll('select')) select.selectedIndex = 0;
}

function dropTarget(event: DragEvent): HTMLInputElement | null {
  if (!event.dataTransfer?.types.includes('Files')) return null;
  const version = (event.target as Element).closest('fieldset.version');
  return version?.querySelector<HTMLInputElement>('input[type=file]') ?? null;
}
