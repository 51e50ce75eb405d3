/** The topic under which the grades of a scheme are kept. */
export const gradesTopic = (scheme: string): string => `GRADES ${scheme}`;

/** The topic of the city's own figures. */
export const cityTopic = 'CITY';
