/**
 * A map whose versions live side by side: `set` gives a new map and leaves the old one as it was,
 * at the cost of one path of nodes. It lets `applyStatement` be pure and a replay of n statements
 * cost n steps. Keys end in hexadecimal digits (ids, keys in hex) and all have one length.
 */
interface Leaf<V> {
  readonly key: string;
  readonly value: V;
}
type Branch<V> = readonly (Node<V> | undefined)[];
type Node<V> = Leaf<V> | Branch<V>;

const isBranch = <V>(node: Node<V>): node is Branch<V> => Array.isArray(node);

const [ZERO, NINE, TEN] = [0x30, 0x39, 0x61 - 10];

/** Digits are read from the end, past which lies only the id's kind letter. */
function digitAt(key: string, depth: number): number {
  const code = key.charCodeAt(key.length - 1 - depth);
  return code <= NINE ? code - ZERO : code - TEN;
}

const NO_CHILDREN: readonly undefined[] = Array.from({ length: 16 }, () => undefined);

const branchOf = <V>(digit: number, child: Node<V>): Branch<V> => {
  const children: (Node<V> | undefined)[] = NO_CHILDREN.slice();
  children[digit] = child;
  return children;
};

function insert<V>(node: Node<V> | undefined, leaf: Leaf<V>, depth: number): Node<V> {
  if (node === undefined) return leaf;
  if (!isBranch(node)) {
    if (node.key === leaf.key) return leaf;
    return insert(branchOf(digitAt(node.key, depth), node), leaf, depth);
  }
  const digit = digitAt(leaf.key, depth);
  const children = node.slice();
  children[digit] = insert(node[digit], leaf, depth + 1);
  return children;
}

function* leavesOf<V>(node: Node<V> | undefined): Generator<Leaf<V>> {
  if (node === undefined) return;
  if (!isBranch(node)) yield node;
  else for (const child of node) yield* leavesOf(child);
}

export class PersistentMap<V> {
  static readonly empty: PersistentMap<never> = new PersistentMap<never>(undefined);

  private constructor(private readonly root: Node<V> | undefined) {}

  get(key: string): V | undefined {
    let node = this.root;
    for (let depth = 0; node !== undefined && isBranch(node); depth++) node = node[digitAt(key, depth)];
    return node !== undefined && node.key === key ? node.value : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    return new PersistentMap<V>(insert(this.root, { key, value }, 0));
  }

  /** In no order that means anything. */
  *values(): Generator<V> {
    for (const leaf of leavesOf(this.root)) yield leaf.value;
  }
}
