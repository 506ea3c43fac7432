/** Merges what cannot be told apart into one subject (union-find), and gives the merged subject out in the end. */
export class Subjects {
    #parents = [];
    #subjects = new Map();
    create() {
        return this.#parents.push(this.#parents.length) - 1;
    }
    find(id) {
        let root = id;
        for (let up = this.#parents[root]; up !== undefined && up !== root; up = this.#parents[root])
            root = up;
        this.#parents[id] = root;
        return root;
    }
    merge(a, b) {
        this.#parents[this.find(a)] = this.find(b);
    }
    subject(id) {
        const root = this.find(id);
        let subject = this.#subjects.get(root);
        if (subject === undefined)
            this.#subjects.set(root, (subject = { id: root }));
        return subject;
    }
}
