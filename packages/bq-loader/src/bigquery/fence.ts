/**
 * One row with the number of loads so far. A load is planned from what it reads, and its transaction first raises the number that it read:
 * when another load was committed in between, that changes no row, and the load is planned again. Two transactions that raise it at once
 * conflict. So no two loads overlap, whatever tables they write.
 */
export const fence = { dataset: 'staging', name: 'load_fence' } as const;
