import { attributes, xmlText } from './xml.js';

/** The parts that every file of Office Open XML has (ECMA-376, part 2: Open Packaging Conventions). */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * @param types of parts, by path.
 * @param other the type of XML parts that aren't among them.
 */
export function contentTypes(
  types: readonly (readonly [path: string, type: string])[],
  other = 'application/xml',
): string {
  const parts = [
    ...types,
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'] as const,
  ];
  const overrides = parts.map(
    ([path, type]) => `<Override${attributes({ PartName: `/${path}`, ContentType: type })}/>`,
  );
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${rels}"/>` +
    `<Default Extension="xml" ContentType="${other}"/>${overrides.join('')}</Types>`
  );
}

/** From a part to those that it needs. */
export function relations(all: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const elements = all.map(
    ([Id, kind, Target]) => `<Relationship${attributes({ Id, Type: `${OFFICE}/${kind}`, Target })}/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${elements.join('')}</Relationships>`;
}

/** From the package to its main part and its properties. */
export function packageRelations(main: string): string {
  const core = { Id: 'rId2', Type: `${PACKAGE}/relationships/metadata/core-properties`, Target: 'docProps/core.xml' };
  return (
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship${attributes({ Id: 'rId1', Type: `${OFFICE}/officeDocument`, Target: main })}/>` +
    `<Relationship${attributes(core)}/></Relationships>`
  );
}

export function coreProperties(title: string, created: Date): string {
  const date = created.toISOString().replace(/\.\d+/u, '');
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Tercet</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created></cp:coreProperties>`
  );
}
