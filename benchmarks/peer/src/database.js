// The pool of connections, and transactions on it.
import mysql from 'mysql2/promise';
import { settings } from './settings.js';

export const pool = mysql.createPool({
  uri: settings.databaseUrl,
  connectionLimit: 10,
  timezone: 'Z',
  charset: 'utf8mb4',
});

export async function inTransaction(work) {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const result = await work(connection);
    await connection.commit();
    return result;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    connection.release();
  }
}
