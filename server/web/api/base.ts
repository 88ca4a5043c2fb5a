/** Where the API stands; a second version would stand beside it. */
export const BASE = '/api/v1';
