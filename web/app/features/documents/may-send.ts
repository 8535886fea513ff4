import { type CaseForFamily, takesDocuments } from '@send-hub/shared'

/** Whether this reader may send something about the case. */
export const maySend = ({ asking, status }: Pick<CaseForFamily, 'asking' | 'status'>): boolean =>
  asking !== null && takesDocuments(status)
