/** StoreHealth is what the database can do now: all, only be read (its disk full, or refusing), or not even that. */
export type StoreHealth = 'ready' | 'full' | 'refused' | 'silent'
