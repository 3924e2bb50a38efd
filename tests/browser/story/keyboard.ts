/** Tab, arrows, Space, Enter, letters and shortcuts, and nothing else: what has no focus cannot be reached. */
import type { CDPSession, Page } from 'playwright-core';
import { byRole, placeOf, type Hands, type Name, type Reach, type Where } from './hands.js';

/** More than any screen of the product has. */
const MOST_TABS = 150;
const MOST_ARROWS = 60;

interface Focused {
  readonly role: string;
  readonly name: string;
  readonly isChecked: boolean;
  /** Names of everything around it. */
  readonly around: readonly string[];
}

interface AxNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

const isNamed = (given: string, name: Name): boolean => (typeof name === 'string' ? given === name : name.test(given));

const isAt = ({ around }: Focused, { within }: Where = {}): boolean =>
  within === undefined || around.some((name) => isNamed(name, within));

const wordsOf = (value: unknown): string =>
  String(value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();

export class Keyboard implements Hands {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page));
  }

  async press(button: Name, reach: Reach = {}): Promise<void> {
    await byRole(placeOf(this.page, reach), 'button', button).waitFor();
    if (reach.keys !== undefined) return this.shortcut(reach.keys);
    await this.tabTo(button, { ...reach, role: 'button' });
    await this.page.keyboard.press('Enter');
  }

  async follow(link: Name, reach: Reach = {}): Promise<void> {
    await byRole(placeOf(this.page, reach), 'link', link).first().waitFor();
    if (reach.keys !== undefined) return this.shortcut(reach.keys);
    await this.tabTo(link, { ...reach, role: 'link' });
    await this.page.keyboard.press('Enter');
  }

  async write(field: Name, text: string, where?: Where): Promise<void> {
    await placeOf(this.page, where).getByLabel(field, { exact: true }).waitFor();
    await this.tabTo(field, { ...where, role: 'textbox' });
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  async choose(group: string, choice: Name): Promise<void> {
    await byRole(this.page, 'group', group).waitFor();
    const within = { within: group };
    const isOfGroup = (focused: Focused): boolean =>
      isAt(focused, within) &&
      (focused.role === 'radio' || (focused.role === 'checkbox' && isNamed(focused.name, choice)));
    await this.tabUntil(isOfGroup, `${choice} of “${group}”`);
    for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
      const focused = await this.focused();
      if (isNamed(focused.name, choice)) return focused.isChecked ? undefined : this.page.keyboard.press('Space');
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no way by arrows to ${choice} of “${group}”`);
  }

  async tick(box: Name, where?: Where): Promise<void> {
    await byRole(placeOf(this.page, where), 'checkbox', box).waitFor({ state: 'attached' });
    const { isChecked } = await this.tabTo(box, { ...where, role: 'checkbox' });
    if (!isChecked) await this.page.keyboard.press('Space');
  }

  async select(field: Name, option: string, where?: Where): Promise<void> {
    await placeOf(this.page, where).getByLabel(field, { exact: true }).waitFor();
    await this.tabTo(field, { ...where, role: 'combobox' });
    await this.page.keyboard.press('Home');
    for (let arrows = 0; arrows < MOST_ARROWS; arrows += 1) {
      if ((await this.page.evaluate(chosenOption)) === option) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no way by arrows to the option “${option}”`);
  }

  async unfold(line: string): Promise<void> {
    await this.page.locator('summary', { hasText: line }).waitFor();
    await this.tabTo(line, { role: 'DisclosureTriangle' });
    await this.page.keyboard.press('Enter');
  }

  async pickFile(control: Name, path: string): Promise<void> {
    await this.tabTo(control, { role: 'button' });
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('Enter');
    await (await chooser).setFiles(path);
  }

  private async shortcut(keys: string): Promise<void> {
    for (const press of keys.split(' ')) await this.page.keyboard.press(press);
  }

  private tabTo(name: Name, { role, ...where }: Where & { readonly role: string }): Promise<Focused> {
    const isIt = (focused: Focused): boolean =>
      focused.role === role && isNamed(focused.name, name) && isAt(focused, where);
    return this.tabUntil(isIt, `${role} “${name}”`);
  }

  private async tabUntil(isIt: (focused: Focused) => boolean, wanted: string): Promise<Focused> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const focused = await this.focused();
      if (isIt(focused)) return focused;
      passed.push(`${focused.role} ${focused.name}`);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`no way by Tab to ${wanted}; passed: ${[...new Set(passed)].join(', ')}`);
  }

  /** What the browser tells assistive technology of `document.activeElement`. */
  private async focused(): Promise<Focused> {
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (result.objectId === undefined) return { role: '', name: '', isChecked: false, around: [] };
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: true,
    });
    await this.session.send('Runtime.releaseObject', { objectId: result.objectId });
    return focusedOf(nodes);
  }
}

function focusedOf(nodes: readonly AxNode[]): Focused {
  const [own] = nodes;
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const around: string[] = [];
  for (let at = known.get(own?.parentId ?? ''); at !== undefined; at = known.get(at.parentId ?? ''))
    around.push(wordsOf(at.name?.value));
  const checked = own?.properties?.find(({ name }) => name === 'checked')?.value.value;
  return { role: wordsOf(own?.role?.value), name: wordsOf(own?.name?.value), isChecked: checked === 'true', around };
}

const chosenOption = (): string | undefined => {
  const { activeElement } = document;
  return activeElement instanceof HTMLSelectElement ? activeElement.selectedOptions[0]?.label : undefined;
};
