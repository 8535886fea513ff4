export const accountsHref = '/staff/accounts'
export const newAccountHref = `${accountsHref}/new`
export const accountHref = (id: string) => `${accountsHref}/${id}`
export const endAccountHref = (id: string) => `${accountHref(id)}/end`
export const newTokenHref = `${accountsHref}/tokens/new`
export const revokeTokenHref = (id: string) => `${accountsHref}/tokens/${id}/revoke`
export const lostCheckHref = `${accountsHref}/lost-second-check`
export const resetCheckHref = (familyMemberId: string) => `${lostCheckHref}/${familyMemberId}`
